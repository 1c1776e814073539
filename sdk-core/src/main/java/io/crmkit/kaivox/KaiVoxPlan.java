package io.crmkit.kaivox;

/** KaiVox's plans, with the number of requests each allows. */
public enum KaiVoxPlan {
  /** 30 requests a minute, 5,000 a day. */
  STARTER(30, 5_000),

  /** 100 requests a minute, 20,000 a day. */
  PRO(100, 20_000),

  /** 500 requests a minute, 100,000 a day. */
  ENTERPRISE(500, 100_000);

  private final int perMinute;
  private final int perDay;

  KaiVoxPlan(int perMinute, int perDay) {
    this.perMinute = perMinute;
    this.perDay = perDay;
  }

  /** {@return how many requests a minute the plan allows} */
  public int perMinute() {
    return perMinute;
  }

  /** {@return how many requests a day the plan allows} */
  public int perDay() {
    return perDay;
  }
}
