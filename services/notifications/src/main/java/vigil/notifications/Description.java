package vigil.notifications;

import io.swagger.v3.oas.models.OpenAPI;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import vigil.kernel.requests.HouseDescription;

/** The head of the API's description. */
@Configuration(proxyBeanMethods = false)
@Import(HouseDescription.class)
class Description {

    @Bean
    OpenAPI openApi() {
        return HouseDescription.of(
                "Vigil notifications",
                "What officers are told, and how they want to be told. Refusals are problems as of RFC 9457 with stable codes.");
    }
}
