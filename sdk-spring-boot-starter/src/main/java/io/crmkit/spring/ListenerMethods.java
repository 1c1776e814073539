package io.crmkit.spring;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.aop.framework.autoproxy.AutoProxyUtils;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.MethodIntrospector;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.annotation.AnnotationUtils;

/** Finds the {@link WebhookListener} methods of all beans. */
final class ListenerMethods {
  private ListenerMethods() {}

  /** Those of all beans, in the order in which the beans are declared. */
  static List<ListenerMethod> of(ConfigurableListableBeanFactory beans) {
    List<ListenerMethod> found = new ArrayList<>();
    for (String name : beans.getBeanNamesForType(Object.class, true, false)) {
      Class<?> type = AutoProxyUtils.determineTargetClass(beans, name);
      if (type != null && AnnotationUtils.isCandidateClass(type, WebhookListener.class)) {
        annotated(type)
            .forEach((method, marker) -> found.add(listener(beans, name, method, marker)));
      }
    }
    return found;
  }

  private static Map<Method, WebhookListener> annotated(Class<?> type) {
    return MethodIntrospector.selectMethods(
        type,
        (MethodIntrospector.MetadataLookup<WebhookListener>)
            method -> AnnotatedElementUtils.findMergedAnnotation(method, WebhookListener.class));
  }

  private static ListenerMethod listener(
      ConfigurableListableBeanFactory beans, String name, Method method, WebhookListener marker) {
    // A proxy may stand in for the bean, and then its method is another one.
    Method invocable = AopUtils.selectInvocableMethod(method, beans.getType(name));
    return new ListenerMethod(marker.value(), invocable, () -> beans.getBean(name));
  }
}
