package vigil.monitoring.intake.json;

import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The form of a transaction in JSON, as the API's description shows it. {@link
 * JsonTransactionReader} reads it; a test holds the two together.
 */
@Schema(
        name = "Transaction",
        description = "A payment that has happened or is about to. Unknown fields are refused.")
public record TransactionForm(
        @Schema(
                        requiredMode = RequiredMode.REQUIRED,
                        maxLength = 128,
                        pattern = "^[\\x21-\\x7E]+$",
                        description = "Your own id of the transaction: the idempotency key.",
                        example = "2026-11-26-000017")
                String transactionId,
        @Schema(
                        requiredMode = RequiredMode.REQUIRED,
                        format = "date-time",
                        description = "When it happened; from 1970 to one day ahead.",
                        example = "2026-11-26T10:15:30.500+01:00")
                String timestamp,
        @Schema(
                        requiredMode = RequiredMode.REQUIRED,
                        description = "The rail of the payment.",
                        allowableValues = {
                            "ach",
                            "card",
                            "cash",
                            "cheque",
                            "credit_card",
                            "crypto",
                            "direct_debit",
                            "instant",
                            "other",
                            "reinvestment",
                            "wire"
                        },
                        example = "wire")
                String format,
        @Schema(requiredMode = RequiredMode.REQUIRED) Party payer,
        @Schema(requiredMode = RequiredMode.REQUIRED) Party payee,
        @Schema(requiredMode = RequiredMode.REQUIRED, description = "What left the payer.")
                Amount amount,
        @Schema(description = "What reached the payee, where that is another amount.")
                @Nullable Amount receivedAmount,
        @Schema(
                        description =
                                "Unique end-to-end transaction reference: a UUID of version 4.",
                        example = "174c245f-2682-4291-ad67-2a41e530cd27")
                @Nullable String uetr,
        @Schema(maxLength = 35, example = "E2E-17") @Nullable String endToEndId,
        @Schema(maxLength = 35, example = "INSTR-17") @Nullable String instructionId,
        @Schema(maxLength = 140, example = "Invoice 4711") @Nullable String reference,
        @Schema(
                        maxLength = 2000,
                        description = "What the payer wrote to the payee.",
                        example = "Rent for May")
                @Nullable String remittance,
        @Schema(maxLength = 35, description = "Code of the purpose (ISO 20022).", example = "SALA")
                @Nullable String purpose,
        @Schema(maxLength = 35, example = "mobile") @Nullable String channel,
        @Schema(
                        description = "What it is for; a payment where nothing is said.",
                        allowableValues = {
                            "payment",
                            "purchase",
                            "deposit",
                            "withdrawal",
                            "refund",
                            "chargeback"
                        },
                        example = "payment")
                @Nullable String kind,
        @Schema(description = "Where it happened; kept for detection to 0.05 degrees.")
                @Nullable Place place,
        @Schema(
                        description =
                                "Up to 50 words of your own; names to 35, values to 256 characters.",
                        example = "{\"branch\": \"Leeds\"}")
                @Nullable Map<String, String> tags) {

    /** Several transactions in one request. */
    @Schema(name = "TransactionBatch", description = "Up to 1,000 transactions.")
    public record Batch(
            @Schema(requiredMode = RequiredMode.REQUIRED) List<TransactionForm> transactions) {}

    /** Who pays or is paid. */
    @Schema(
            name = "TransactionParty",
            description =
                    "A person, company or bank. Without an account, the party stands for itself by LEI, BIC,"
                            + " identification or name.")
    public record Party(
            @Nullable Account account,
            @Schema(description = "The bank that keeps the account.") @Nullable Bank bank,
            @Schema(maxLength = 256, example = "Jane Doe") @Nullable String name,
            @Schema(
                            description = "Up to 10 lines of up to 256 characters.",
                            example = "[\"1 High Street\", \"Leeds\"]")
                    @Nullable List<String> address,
            @Schema(description = "ISO 3166-1 alpha-2.", example = "GB") @Nullable String country,
            @Schema(
                            description = "ISO 17442, check digits verified.",
                            example = "529900T8BM49AURSDO55")
                    @Nullable String lei,
            @Schema(description = "ISO 9362, of the party itself.", example = "DEUTDEFF")
                    @Nullable String bic,
            @Schema(format = "date", example = "1980-02-29") @Nullable String birthDate,
            @Schema(description = "Up to 20 further numbers of the party.")
                    @Nullable List<Identification> identifications,
            @Schema(
                            maxLength = 64,
                            description =
                                    "Your number of the customer who holds the account: joins all accounts of one.",
                            example = "C-104711")
                    @Nullable String customerId,
            @Schema(
                            pattern = "^[a-z0-9-]{1,32}$",
                            description =
                                    "Your segment of that customer: parameters may differ by it.",
                            example = "private")
                    @Nullable String segment) {}

    /** A place. */
    @Schema(name = "TransactionPlace")
    public record Place(
            @Schema(
                            requiredMode = RequiredMode.REQUIRED,
                            pattern = "^-?[0-9]{1,3}(\\.[0-9]{1,8})?$",
                            description = "Degrees north.",
                            example = "53.8")
                    String latitude,
            @Schema(
                            requiredMode = RequiredMode.REQUIRED,
                            pattern = "^-?[0-9]{1,3}(\\.[0-9]{1,8})?$",
                            description = "Degrees east.",
                            example = "-1.55")
                    String longitude) {}

    /** An account: either an IBAN, or a number with its scheme. */
    @Schema(name = "TransactionAccount", description = "Either iban, or number with scheme.")
    public record Account(
            @Schema(
                            description = "ISO 13616, check digits verified.",
                            example = "GB29NWBK60161331926819")
                    @Nullable String iban,
            @Schema(maxLength = 64, example = "31926819") @Nullable String number,
            @Schema(
                            description = "What kind of number.",
                            allowableValues = {"bank_account", "card", "wallet", "proxy", "other"},
                            defaultValue = "bank_account",
                            example = "bank_account")
                    @Nullable String scheme) {}

    /** A bank, by as many of its names as are known. */
    @Schema(name = "TransactionBank")
    public record Bank(
            @Schema(description = "ISO 9362.", example = "NWBKGB2L") @Nullable String bic,
            @Schema(description = "ISO 17442.", example = "529900T8BM49AURSDO55")
                    @Nullable String lei,
            @Schema(maxLength = 64, description = "Code of a clearing system.", example = "GBDSC")
                    @Nullable String clearingSystem,
            @Schema(maxLength = 64, description = "The bank's number there.", example = "601613")
                    @Nullable String clearingMember,
            @Schema(maxLength = 64, description = "Any other number.", example = "0101")
                    @Nullable String code,
            @Schema(maxLength = 256, example = "National Westminster") @Nullable String name) {}

    /** An exact amount. */
    @Schema(name = "TransactionAmount")
    public record Amount(
            @Schema(
                            requiredMode = RequiredMode.REQUIRED,
                            pattern = "^(0|[1-9][0-9]*)(\\.[0-9]+)?$",
                            description =
                                    "A decimal as text, greater than zero, no finer than the currency, up to 10^14.",
                            example = "1234.50")
                    String value,
            @Schema(
                            requiredMode = RequiredMode.REQUIRED,
                            description = "ISO 4217, or BTC, ETH, LTC, XRP, USDT, USDC.",
                            example = "EUR")
                    String currency) {}

    /** Another number of a party. */
    @Schema(name = "TransactionIdentification")
    public record Identification(
            @Schema(requiredMode = RequiredMode.REQUIRED, maxLength = 64, example = "passport")
                    String type,
            @Schema(requiredMode = RequiredMode.REQUIRED, maxLength = 256, example = "X1234567")
                    String value) {}
}
