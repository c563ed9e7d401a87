package io.scanpass.query.serve.operator;

import io.scanpass.contract.limit.RateLimits;
import io.scanpass.contract.operator.Operators;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

@Configuration(proxyBeanMethods = false)
@Import({Operators.class, RateLimits.class})
class OperatorConfig {}
