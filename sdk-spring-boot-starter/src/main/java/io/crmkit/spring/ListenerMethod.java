package io.crmkit.spring;

import io.crmkit.webhooks.EventHandler;
import io.crmkit.webhooks.WebhookEvent;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.function.Supplier;
import org.springframework.util.ReflectionUtils;

/**
 * A {@link WebhookListener} method of a bean.
 *
 * @param eventClass what it handles
 * @param method the method, invocable on the bean
 * @param bean gives the bean
 */
record ListenerMethod(
    Class<? extends WebhookEvent> eventClass, Method method, Supplier<Object> bean)
    implements EventHandler<WebhookEvent> {

  /**
   * Checks the method.
   *
   * @throws IllegalStateException if it cannot take the event
   */
  ListenerMethod {
    Class<?>[] parameters = method.getParameterTypes();
    boolean fits =
        parameters.length == 0
            || (parameters.length == 1 && parameters[0].isAssignableFrom(eventClass));
    if (!fits) {
      throw new IllegalStateException(
          "@WebhookListener(%s) needs a method with that event as its only parameter, or with none: %s"
              .formatted(eventClass.getSimpleName(), method));
    }
    ReflectionUtils.makeAccessible(method);
  }

  @Override
  public void handle(WebhookEvent event) throws Exception {
    try {
      if (method.getParameterCount() == 0) {
        method.invoke(bean.get());
      } else {
        method.invoke(bean.get(), event);
      }
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw (Exception) e.getCause();
    }
  }
}
