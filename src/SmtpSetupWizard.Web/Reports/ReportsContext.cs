using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace SmtpSetupWizard.Web.Reports;

/// <summary>The reports' database. Another provider is another derived context with its own migrations.</summary>
public class ReportsContext(DbContextOptions options) : DbContext(options)
{
    public DbSet<StoredReport> Reports => Set<StoredReport>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UnixMilliseconds>();

    protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.Entity<StoredReport>(row =>
    {
        row.ToTable("reports");
        row.HasKey(report => report.TokenHash);
        row.Property(report => report.TokenHash).HasMaxLength(32).HasColumnName("token_hash");
        row.Property(report => report.OwnerHash).HasMaxLength(32).HasColumnName("owner_hash");
        row.Property(report => report.Status).HasConversion<string>().HasMaxLength(16).HasColumnName("status");
        row.Property(report => report.CreatedAt).HasColumnName("created_at");
        row.Property(report => report.ExpiresAt).HasColumnName("expires_at");
        row.Property(report => report.Node).HasColumnName("node");
        row.Property(report => report.LeaseUntil).HasColumnName("lease_until");
        row.Property(report => report.Asked).HasColumnName("asked");
        row.Property(report => report.Report).HasColumnName("report");
        row.HasIndex(report => report.ExpiresAt).HasDatabaseName("reports_expires_at");
        row.HasIndex(report => report.CreatedAt).HasDatabaseName("reports_created_at");
        row.HasIndex(report => new { report.Node, report.Status }).HasDatabaseName("reports_node_status");
    });

    /// <summary>UTC as milliseconds since 1970: a number that every database orders and compares alike.</summary>
    private sealed class UnixMilliseconds() : ValueConverter<DateTimeOffset, long>(
        time => time.ToUnixTimeMilliseconds(), milliseconds => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds));
}
