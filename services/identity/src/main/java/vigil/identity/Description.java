package vigil.identity;

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
                "Vigil identity",
                "Officers, their invitations, and keys of services. The endpoints of OAuth 2.1 and OpenID Connect stand in the discovery document. Refusals are problems as of RFC 9457 with stable codes.");
    }
}
