package io.crmkit.testing.contract;

import io.crmkit.kaivox.KaiVoxAppointment;
import io.crmkit.kaivox.KaiVoxAppointmentQuery;
import io.crmkit.kaivox.KaiVoxCall;
import io.crmkit.kaivox.KaiVoxClient;
import io.crmkit.kaivox.KaiVoxCustomer;
import io.crmkit.kaivox.KaiVoxQuery;
import io.crmkit.kaivox.KaiVoxService;
import io.crmkit.kaivox.KaiVoxStaffMember;

/** What KaiVox documents, as far as it can be read. */
final class KaiVoxContract {
  private static final String UNKNOWN = "999999999";
  private final KaiVoxClient kaiVox;

  KaiVoxContract(KaiVoxClient kaiVox) {
    this.kaiVox = kaiVox;
  }

  void read(ContractRun run) {
    KaiVoxQuery one = KaiVoxQuery.builder().perPage(1).build();
    run.checkResource(
        "/appointments",
        kaiVox.appointments().list(KaiVoxAppointmentQuery.builder().perPage(1).build()),
        KaiVoxAppointment::id,
        kaiVox.appointments()::get,
        UNKNOWN);
    run.checkResource(
        "/customers",
        kaiVox.customers().list(one),
        KaiVoxCustomer::id,
        kaiVox.customers()::get,
        UNKNOWN);
    run.checkResource(
        "/calls", kaiVox.calls().list(one), KaiVoxCall::id, kaiVox.calls()::get, UNKNOWN);
    run.checkResource(
        "/staff", kaiVox.staff().list(one), KaiVoxStaffMember::id, kaiVox.staff()::get, UNKNOWN);
    run.checkResource(
        "/services",
        kaiVox.services().list(one),
        KaiVoxService::id,
        kaiVox.services()::get,
        UNKNOWN);
  }
}
