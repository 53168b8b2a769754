package vigil.monitoring;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vigil.kernel.database.HouseDatabase;
import vigil.kernel.database.Questions;
import vigil.kernel.evidence.EvidenceHouse.KafkaSettings;
import vigil.kernel.outbox.Outbox;
import vigil.kernel.secrecy.MasterKey;
import vigil.kernel.secrecy.SubjectKeys;
import vigil.monitoring.decisions.ClientNames;
import vigil.monitoring.directory.AccountDirectory;
import vigil.monitoring.directory.AskedAccounts;
import vigil.monitoring.log.LogSettings;
import vigil.monitoring.loop.Loops;
import vigil.monitoring.rates.RateSettings;
import vigil.monitoring.rates.Rates;
import vigil.monitoring.rows.Institutions;
import vigil.monitoring.store.Preparation;
import vigil.monitoring.store.StatusStore;
import vigil.monitoring.store.StoreSettings;
import vigil.monitoring.store.TransactionStore;
import vigil.monitoring.vitals.Vitals;
import vigil.monitoring.words.Words;

/** What this house keeps: accounts, transactions, words, and the keys to them. */
@Configuration(proxyBeanMethods = false)
class KeptThings {

    @Bean
    InstantSource clock() {
        return InstantSource.system();
    }

    @Bean
    SecureRandom random() {
        return new SecureRandom();
    }

    @Bean
    MasterKey masterKey(@Value("${vigil.master-key-file}") Path file) {
        return MasterKey.fromFile(file);
    }

    @Bean
    SubjectKeys subjectKeys(MasterKey master, SecureRandom random, StoreSettings settings) {
        return new SubjectKeys(master, random, settings.cachedKeys());
    }

    @Bean
    AccountDirectory accountDirectory(
            MasterKey master, SubjectKeys keys, SecureRandom random, StoreSettings settings) {
        return new AccountDirectory(master, keys, random, settings.cachedAccounts());
    }

    @Bean
    AskedAccounts askedAccounts(AccountDirectory directory) {
        return new AskedAccounts(directory);
    }

    @Bean
    Rates rates(RateSettings settings) {
        return Rates.load(settings);
    }

    @Bean
    Words words(SecureRandom random) {
        return new Words(random);
    }

    @Bean
    Institutions institutions() {
        return new Institutions();
    }

    @Bean
    Preparation preparation(MasterKey master, AccountDirectory directory, Rates rates) {
        return new Preparation(master, directory, rates);
    }

    @Bean
    TransactionStore transactionStore(
            AccountDirectory directory, SubjectKeys keys, Institutions institutions, Words words) {
        return new TransactionStore(directory, keys, institutions, words);
    }

    @Bean
    StatusStore.StatusParts statusParts(
            MasterKey master, SubjectKeys keys, Institutions institutions, LogSettings log) {
        return new StatusStore.StatusParts(master, keys, institutions, log.transactionsTopic());
    }

    @Bean
    StatusStore statusStore(
            StatusStore.StatusParts parts, Preparation preparation, Words words, Outbox outbox) {
        return new StatusStore(parts, preparation, words, outbox);
    }

    @Bean
    Vitals vitals(
            HouseDatabase.Settings database, KafkaSettings kafka, LogSettings log, Loops loops) {
        return new Vitals(database, kafka.bootstrap(), log.transactionsTopic(), loops::isCaughtUp);
    }

    @Bean
    Questions questions(DataSource dataSource, Vitals vitals) {
        return new Questions(dataSource, vitals::requireDatabase);
    }

    @Bean
    ClientNames clientNames(SubjectKeys keys, Words words) {
        return new ClientNames(keys, words);
    }
}
