package io.scanpass.command.accept.operator;

import io.scanpass.contract.operator.Operators;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

@Configuration(proxyBeanMethods = false)
@Import(Operators.class)
class OperatorConfig {}
