package io.crmkit.examples;

public final class Quickstart {
  public static void main(String[] a) {
    System.out.println("hello");
  }
}
