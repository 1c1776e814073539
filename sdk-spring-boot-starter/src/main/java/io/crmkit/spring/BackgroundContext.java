package io.crmkit.spring;

/**
 * Carries something from the thread that asks for background work to the thread that does it.
 * Beside a {@link org.springframework.core.task.TaskDecorator} bean, which is the application's.
 */
@FunctionalInterface
interface BackgroundContext {
  Runnable carry(Runnable task);
}
