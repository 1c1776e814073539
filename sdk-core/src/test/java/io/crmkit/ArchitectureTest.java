package io.crmkit;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Which way the dependencies point: providers to the transport, and never sideways. */
class ArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.crmkit");

  /** Every package beside the shared ones is a provider's. */
  private static final Set<String> PROVIDERS =
      CLASSES.stream()
          .map(JavaClass::getPackageName)
          .filter(name -> !name.equals("io.crmkit") && !name.startsWith("io.crmkit.transport"))
          .collect(Collectors.toSet());

  @Test
  void everyProviderIsLookedAt() {
    assertThat(PROVIDERS)
        .contains("io.crmkit.kanvo", "io.crmkit.kolva", "io.crmkit.kaivox", "io.crmkit.bolsivo");
  }

  @Test
  void noProviderKnowsAnother() {
    for (String provider : PROVIDERS) {
      noClasses()
          .that(resideInAnyPackage(provider))
          .should()
          .dependOnClassesThat(resideInAnyPackage(allBut(provider)))
          .check(CLASSES);
    }
  }

  @Test
  void neitherTheTransportNorWhatIsSharedKnowsAProvider() {
    noClasses()
        .that(resideOutsideOfPackages(PROVIDERS.toArray(String[]::new)))
        .should()
        .dependOnClassesThat(resideInAnyPackage(PROVIDERS.toArray(String[]::new)))
        .check(CLASSES);
  }

  @Test
  void onlyTheTransportKnowsOkHttpSaveForTheBuildersHttpClient() {
    noClasses()
        .that(resideOutsideOfPackages("io.crmkit.transport.."))
        .and(not(isClientBuilder()))
        .should()
        .dependOnClassesThat(resideInAnyPackage("okhttp3..", "okio.."))
        .check(CLASSES);
  }

  private static DescribedPredicate<JavaClass> isClientBuilder() {
    return JavaClass.Predicates.assignableTo(ClientBuilder.class);
  }

  @Test
  void noTwoClassesOfTheTransportNeedEachOther() {
    slices()
        .assignedFrom(new TopLevelClasses())
        .should()
        .beFreeOfCycles()
        .check(CLASSES.that(resideInAnyPackage("io.crmkit.transport..")));
  }

  private static String[] allBut(String provider) {
    return PROVIDERS.stream().filter(name -> !name.equals(provider)).toArray(String[]::new);
  }

  /** A class with those inside it is one slice. */
  private static final class TopLevelClasses implements SliceAssignment {
    @Override
    public SliceIdentifier getIdentifierOf(JavaClass type) {
      return SliceIdentifier.of(topLevel(type).getFullName());
    }

    private static JavaClass topLevel(JavaClass type) {
      return type.getEnclosingClass().map(TopLevelClasses::topLevel).orElse(type);
    }

    @Override
    public String getDescription() {
      return "classes with their nested ones";
    }
  }

  @Test
  void simpleNamesAreUnique() {
    Map<String, Long> names =
        CLASSES.stream()
            .filter(type -> type.getEnclosingClass().isEmpty())
            .filter(type -> !type.getSimpleName().equals("package-info"))
            .collect(Collectors.groupingBy(JavaClass::getSimpleName, Collectors.counting()));

    assertThat(names).allSatisfy((name, count) -> assertThat(count).as(name).isEqualTo(1));
  }
}
