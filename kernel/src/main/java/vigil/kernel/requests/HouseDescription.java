package vigil.kernel.requests;

import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vigil.kernel.identity.Caller;
import vigil.kernel.problems.Problem;

/**
 * What the descriptions of all houses' APIs share. For houses that have springdoc; the kernel does
 * not bring it along.
 */
@Configuration(proxyBeanMethods = false)
public class HouseDescription {

    private static final String TOKEN = "token";

    static {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Caller.class);
    }

    /** Every call can be refused. */
    @Bean
    OperationCustomizer refusals() {
        return (operation, method) -> {
            operation
                    .getResponses()
                    .addApiResponse(
                            "default",
                            new ApiResponse()
                                    .description("A refusal as a problem")
                                    .content(
                                            new Content()
                                                    .addMediaType(
                                                            Problem.MEDIA_TYPE,
                                                            new MediaType()
                                                                    .schema(
                                                                            new Schema<Problem>()
                                                                                    .$ref(
                                                                                            "#/components/schemas/Problem")))));
            return operation;
        };
    }

    /** The head of a house's description. */
    public static OpenAPI of(String title, String description) {
        Components components =
                new Components()
                        .addSecuritySchemes(
                                TOKEN,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer")
                                        .bearerFormat("JWT"));
        ModelConverters.getInstance(true).readAll(Problem.class).forEach(components::addSchemas);
        return new OpenAPI()
                .info(new Info().title(title).version("v1").description(description))
                .servers(List.of(new Server().url("https://localhost:8443")))
                .addSecurityItem(new SecurityRequirement().addList(TOKEN))
                .components(components);
    }
}
