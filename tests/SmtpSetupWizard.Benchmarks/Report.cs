using System.Globalization;

namespace SmtpSetupWizard.Benchmarks;

/// <summary>Prints the table, one row a figure.</summary>
public static class Report
{
    public static void Row(string what, FormattableString measured, FormattableString promised) =>
        Console.WriteLine($"| {what} | {measured.ToString(CultureInfo.InvariantCulture)} | {promised.ToString(CultureInfo.InvariantCulture)} |");

    public static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted[sorted.Length / 2];
    }
}
