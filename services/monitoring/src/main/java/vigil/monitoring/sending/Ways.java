package vigil.monitoring.sending;

import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;
import tools.jackson.databind.json.JsonMapper;

/** Where the short way begins: before all other filters. */
@Configuration(proxyBeanMethods = false)
class Ways {

    @Bean
    FilterRegistrationBean<ShortWay> shortWay(
            JwtDecoder tokens, BearerTokenResolver bearer, Sending sending, JsonMapper json) {
        FilterRegistrationBean<ShortWay> way =
                new FilterRegistrationBean<>(new ShortWay(tokens, bearer, sending, json));
        way.addUrlPatterns("/v1/transactions");
        way.setOrder(Integer.MIN_VALUE);
        return way;
    }
}
