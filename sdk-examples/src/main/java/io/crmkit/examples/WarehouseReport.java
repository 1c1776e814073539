package io.crmkit.examples;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import javax.imageio.ImageIO;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;

/** What a {@link Warehouse} tells of leads, calls and deals: as tables, and as a picture. */
final class WarehouseReport {
  private static final int WIDTH = 800;
  private static final int HEIGHT = 300;

  private final List<List<String>> leads;
  private final List<List<String>> calls;
  private final List<List<String>> deals;

  private WarehouseReport(Warehouse warehouse) throws SQLException {
    leads =
        warehouse.query(
            """
            SELECT day,
              count(*),
              count(*) FILTER (score < 70),
              count(*) FILTER (score BETWEEN 70 AND 84),
              count(*) FILTER (score >= 85)
            FROM events WHERE type = 'lead.qualified' GROUP BY day ORDER BY day
            """);
    calls =
        warehouse.query(
            """
            SELECT day, count(*) FROM events
            WHERE type = 'call.missed' GROUP BY day ORDER BY day
            """);
    deals =
        warehouse.query(
            """
            SELECT substr(day, 1, 7) AS mon, count(*), sum(amount) FROM events
            WHERE type = 'deal_created' GROUP BY mon ORDER BY mon
            """);
  }

  static WarehouseReport of(Warehouse warehouse) throws SQLException {
    return new WarehouseReport(warehouse);
  }

  void print(PrintStream out) {
    table(out, leads, "day", "leads", "score < 70", "70 to 84", "from 85");
    table(out, calls, "day", "calls missed");
    table(out, deals, "month", "deals", "total");
  }

  /** Draws the three charts into one PNG file, one below the other. */
  void draw(Path file) throws IOException {
    List<CategoryChart> charts =
        List.of(
            chart("Leads by day and score", leads, 2, "below 70", "70 to 84", "from 85"),
            chart("Calls missed by day", calls, 1, "calls"),
            chart("Deals by month", deals, 2, "total"));
    BufferedImage page =
        new BufferedImage(WIDTH, HEIGHT * charts.size(), BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < charts.size(); i++) {
      page.getGraphics()
          .drawImage(BitmapEncoder.getBufferedImage(charts.get(i)), 0, i * HEIGHT, null);
    }
    ImageIO.write(page, "png", file.toFile());
  }

  /** Draws columns on top of each other, from the given one on; the first is the day or month. */
  private static CategoryChart chart(
      String title, List<List<String>> rows, int firstColumn, String... series) {
    CategoryChart chart =
        new CategoryChartBuilder().width(WIDTH).height(HEIGHT).title(title).build();
    chart.getStyler().setStacked(true).setLegendVisible(series.length > 1);
    chart.getStyler().setChartBackgroundColor(Color.WHITE);
    List<String> days = rows.stream().map(row -> row.get(0)).toList();
    for (int i = 0; i < series.length; i++) {
      int column = firstColumn + i;
      chart.addSeries(
          series[i], days, rows.stream().map(row -> Double.valueOf(row.get(column))).toList());
    }
    return chart;
  }

  private static void table(PrintStream out, List<List<String>> rows, String... titles) {
    line(out, List.of(titles));
    rows.forEach(row -> line(out, row));
    out.println();
  }

  private static void line(PrintStream out, List<String> cells) {
    StringBuilder line = new StringBuilder("  ");
    cells.forEach(cell -> line.append(cell).append(" ".repeat(Math.max(1, 14 - cell.length()))));
    out.println(line.toString().stripTrailing());
  }
}
