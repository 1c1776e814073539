package io.crmkit.benchmarks;

/** The answer to a call for one record: about 600 bytes, as the provider's page shows it. */
final class OneRecord {
  static final String JSON =
      """
      {"success":true,"data":{"id":"b3e1a2f4-5c6d-4e7f-8a9b-0c1d2e3f4a5b",\
      "title":"Johnson Property - Lawn Care","object_type_id":"a1b2c3d4-0000-4000-8000-000000000001",\
      "stage_id":"f5e6d7c8-0000-4000-8000-000000000002","assignee_id":null,\
      "data":{"phone":"555-123-4567","email":"johnson@example.com","address":"42 Elm Street, Hartford CT",\
      "notes":"Gate on the left side, ask for the spring package first"},\
      "created_at":"2026-03-14T18:30:00.000Z","updated_at":"2026-03-14T18:30:00.000Z",\
      "object_types":{"name":"Lead","slug":"lead","icon":"L"}}}""";

  private OneRecord() {}
}
