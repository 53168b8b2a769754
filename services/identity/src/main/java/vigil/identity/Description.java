package vigil.identity;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import org.springdoc.core.customizers.OpenApiCustomizer;
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

    /**
     * What the decision point is asked is checked by it alone: the protocol wants fields passed
     * over that it does not know, and other refusals than ours (AuthZEN, 10.1).
     */
    @Bean
    OpenApiCustomizer checkedByTheDecisionPoint() {
        return api ->
                api.getPaths()
                        .forEach((path, item) -> {
                            if (path.startsWith("/access/")) {
                                item.getPost()
                                        .getRequestBody()
                                        .getContent()
                                        .values()
                                        .forEach(Description::checkedInside);
                            }
                        });
    }

    private static void checkedInside(MediaType body) {
        Schema<?> loose = new Schema<>().addAllOfItem(body.getSchema());
        loose.addExtension("x-checked-inside", true);
        body.setSchema(loose);
    }
}
