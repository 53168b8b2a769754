package vigil.monitoring;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vigil.kernel.database.Questions;
import vigil.monitoring.loop.Cores;
import vigil.monitoring.models.ModelDesk;
import vigil.monitoring.models.ModelSettings;
import vigil.monitoring.models.Registrar;
import vigil.monitoring.models.ShippedModels;
import vigil.monitoring.rows.Institutions;
import vigil.monitoring.scenarios.Announcements;
import vigil.monitoring.sets.SetAppender;

/** What leads models through their life. */
@Configuration(proxyBeanMethods = false)
class ModelThings {

    @Bean
    Registrar registrar(ModelSettings settings) {
        return new Registrar(settings);
    }

    @Bean
    ShippedModels shippedModels(Questions questions, Institutions institutions) {
        return new ShippedModels(questions, institutions);
    }

    @Bean
    ModelDesk modelDesk(
            Questions questions,
            ShippedModels shipped,
            Cores cores,
            Registrar registrar,
            Announcements announcements,
            SetAppender appender) {
        return new ModelDesk(
                new ModelDesk.DeskParts(questions, shipped, cores, registrar, announcements),
                appender);
    }
}
