package io.scanpass.contract.http;

import io.micrometer.tracing.Tracer;
import java.util.List;
import java.util.Set;
import org.apache.catalina.core.StandardHost;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.web.cors.CorsConfigurationSource;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;
import tools.jackson.databind.json.JsonMapper;

/** Import it into a side, and give it {@link Origins} and {@link FailureCodes}. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CorsSettings.class)
public class HttpAnswers {

    @Bean
    TraceIds traceIds(Tracer tracer) {
        return new TraceIds(tracer);
    }

    @Bean
    Refusals refusals(TraceIds traceIds, JsonMapper json) {
        return new Refusals(traceIds, json);
    }

    @Bean
    RefusalAdvice refusalAdvice(Refusals refusals, FailureCodes failures) {
        return new RefusalAdvice(refusals, failures);
    }

    @Bean
    LastResort lastResort(Refusals refusals, FailureCodes failures) {
        return new LastResort(refusals, failures);
    }

    @Bean
    ContractController contractController() {
        return new ContractController();
    }

    @Bean
    AnswerHeaders answerHeaders(TraceIds traceIds, Origins origins) {
        return new AnswerHeaders(traceIds, origins);
    }

    @Bean
    BodyLimit bodyLimit(Refusals refusals) {
        return new BodyLimit(refusals);
    }

    @Bean
    UnreadableParameters unreadableParameters(Refusals refusals) {
        return new UnreadableParameters(refusals);
    }

    @Bean
    CorsConfigurationSource corsConfigurationSource(CorsSettings settings, Origins origins) {
        UrlBasedCorsConfigurationSource paths = new UrlBasedCorsConfigurationSource();
        // Modules are fetched as scripts of the page that names them: the login box needs its own leave, too.
        List.of("/oauth2/**", "/.well-known/**", "/v1/**", "/scanpass-login.js", "/assets/login/**")
                .forEach(path -> paths.registerCorsConfiguration(path, settings.forPagesOf(origins)));
        // Any page may send its browser there, by a form too: it learns nothing of the answer.
        Set<String> navigated = Set.of("/oauth2/authorize", "/oauth2/end-session");
        return request -> navigated.contains(request.getRequestURI()) ? null : paths.getCorsConfiguration(request);
    }

    /** The request is observed; each of the dozen filters that it passes would cost as much as answering. */
    @Bean
    SecurityObservationSettings securityObservationSettings() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> problemsInsteadOfPages() {
        return server -> server.addContextCustomizers(context -> {
            if (context.getParent() instanceof StandardHost host) {
                host.setErrorReportValveClass(ProblemReportValve.class.getName());
            }
        });
    }

    /** Comes after Spring Boot's own customizer, which has an order, so it sees the settings. */
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> connectionLimit() {
        return server -> server.addConnectorCustomizers(new ConnectionLimit());
    }
}
