package io.crmkit.spring.test;

import io.crmkit.testing.FakeBolsivo;
import io.crmkit.testing.FakeKaiVox;
import io.crmkit.testing.FakeKanvo;
import io.crmkit.testing.FakeKolva;
import io.crmkit.testing.FakeProvider;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.core.annotation.AliasFor;

/**
 * A {@link SpringBootTest} whose clients talk to fake providers. The fakes are started with the
 * application, {@code crmkit.….api-key} and {@code crmkit.….base-url} point at them, and each is a
 * bean to be injected. Before every test they are reset.
 *
 * <p>The clients keep no rate limit of their own, whatever the application's properties say.
 * Further accounts are pointed at a fake by the test's own {@link #properties}.
 *
 * <pre>{@code
 * @CrmKitTest(FakeKanvo.class)
 * class LeadImportTest {
 *   @Autowired FakeKanvo kanvo;
 *   @Autowired LeadImport leadImport;
 * }
 * }</pre>
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@SpringBootTest
public @interface CrmKitTest {
  /** {@return which providers to fake; all that have a fake by default} */
  Class<? extends FakeProvider>[] value() default {
    FakeKanvo.class, FakeKolva.class, FakeKaiVox.class, FakeBolsivo.class
  };

  /** {@return the application's configuration classes, as in {@link SpringBootTest#classes}} */
  @AliasFor(annotation = SpringBootTest.class, attribute = "classes")
  Class<?>[] classes() default {};

  /** {@return properties of the environment, as in {@link SpringBootTest#properties}} */
  @AliasFor(annotation = SpringBootTest.class, attribute = "properties")
  String[] properties() default {};

  /**
   * {@return whether and how to start a web server, as in {@link SpringBootTest#webEnvironment}}
   */
  @AliasFor(annotation = SpringBootTest.class, attribute = "webEnvironment")
  WebEnvironment webEnvironment() default WebEnvironment.MOCK;
}
