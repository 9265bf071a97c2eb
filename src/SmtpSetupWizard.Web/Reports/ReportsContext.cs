using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using SmtpSetupWizard.Web.Cases;
using SmtpSetupWizard.Web.Reports.Sharing;

namespace SmtpSetupWizard.Web.Reports;

/// <summary>The reports' database. Another provider is another derived context with its own migrations.</summary>
public class ReportsContext(DbContextOptions options) : DbContext(options)
{
    public DbSet<StoredReport> Reports => Set<StoredReport>();
    public DbSet<StoredSharing> Sharing => Set<StoredSharing>();
    public DbSet<StoredCase> Cases => Set<StoredCase>();
    public DbSet<StoredRun> Runs => Set<StoredRun>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UnixMilliseconds>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<StoredReport>(Reported);
        modelBuilder.Entity<StoredSharing>(Shared);
        modelBuilder.Entity<StoredCase>(Asked);
        modelBuilder.Entity<StoredRun>(Run);
    }

    private static void Reported(EntityTypeBuilder<StoredReport> row)
    {
        row.ToTable("reports");
        row.HasKey(report => report.TokenHash);
        row.Property(report => report.TokenHash).HasMaxLength(32).HasColumnName("token_hash");
        row.Property(report => report.OwnerHash).HasMaxLength(32).HasColumnName("owner_hash");
        row.Property(report => report.SealedToken).HasMaxLength(64).HasColumnName("sealed_token");
        row.Property(report => report.Previous).HasMaxLength(32).HasColumnName("previous");
        row.Property(report => report.Series).HasMaxLength(32).HasColumnName("series");
        row.Property(report => report.Host).HasMaxLength(253).HasColumnName("host");
        row.Property(report => report.Outcome).HasConversion<string>().HasMaxLength(32).HasColumnName("outcome");
        row.Property(report => report.Finding).HasMaxLength(64).HasColumnName("finding");
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
        row.HasIndex(report => new { report.OwnerHash, report.CreatedAt }).HasDatabaseName("reports_owner_hash_created_at");
        row.HasIndex(report => new { report.Series, report.CreatedAt }).HasDatabaseName("reports_series_created_at");
        row.HasOne(report => report.Sharing).WithOne().HasForeignKey<StoredSharing>(sharing => sharing.TokenHash).OnDelete(DeleteBehavior.Cascade);
    }

    private static void Shared(EntityTypeBuilder<StoredSharing> row)
    {
        row.ToTable("sharing");
        row.HasKey(sharing => sharing.TokenHash);
        row.Property(sharing => sharing.TokenHash).HasMaxLength(32).HasColumnName("token_hash");
        row.Property(sharing => sharing.ShowAddresses).HasColumnName("show_addresses");
        row.Property(sharing => sharing.ExpiresAt).HasColumnName("expires_at");
        row.HasIndex(sharing => sharing.ExpiresAt).HasDatabaseName("sharing_expires_at");
    }

    private static void Asked(EntityTypeBuilder<StoredCase> row)
    {
        row.ToTable("cases");
        row.HasKey(asked => asked.TokenHash);
        row.Property(asked => asked.TokenHash).HasMaxLength(32).HasColumnName("token_hash");
        row.Property(asked => asked.RequestHash).HasMaxLength(32).HasColumnName("request_hash");
        row.Property(asked => asked.SealedRequest).HasMaxLength(64).HasColumnName("sealed_request");
        row.Property(asked => asked.SealedToken).HasMaxLength(64).HasColumnName("sealed_token");
        row.Property(asked => asked.Host).HasMaxLength(253).HasColumnName("host");
        row.Property(asked => asked.CreatedAt).HasColumnName("created_at");
        row.Property(asked => asked.ExpiresAt).HasColumnName("expires_at");
        row.Property(asked => asked.ClosedAt).HasColumnName("closed_at");
        row.Property(asked => asked.Asked).HasColumnName("asked");
        row.HasIndex(asked => asked.RequestHash).IsUnique().HasDatabaseName("cases_request_hash");
        row.HasIndex(asked => asked.CreatedAt).HasDatabaseName("cases_created_at");
        row.HasIndex(asked => asked.ExpiresAt).HasDatabaseName("cases_expires_at");
        row.HasIndex(asked => new { asked.Host, asked.CreatedAt }).HasDatabaseName("cases_host_created_at");
    }

    private static void Run(EntityTypeBuilder<StoredRun> row)
    {
        row.ToTable("case_runs");
        row.HasKey(run => run.ReportHash);
        row.Property(run => run.ReportHash).HasMaxLength(32).HasColumnName("report_hash");
        row.Property(run => run.CaseHash).HasMaxLength(32).HasColumnName("case_hash");
        row.Property(run => run.CreatedAt).HasColumnName("created_at");
        row.Property(run => run.SealedToken).HasMaxLength(64).HasColumnName("sealed_token");
        row.Property(run => run.SealedRequest).HasMaxLength(64).HasColumnName("sealed_request");
        row.HasIndex(run => new { run.CaseHash, run.CreatedAt }).HasDatabaseName("case_runs_case_hash_created_at");
        row.HasOne<StoredReport>().WithOne().HasForeignKey<StoredRun>(run => run.ReportHash).OnDelete(DeleteBehavior.Cascade);
        row.HasOne<StoredCase>().WithMany().HasForeignKey(run => run.CaseHash).OnDelete(DeleteBehavior.Cascade);
    }

    /// <summary>UTC as milliseconds since 1970: a number that every database orders and compares alike.</summary>
    private sealed class UnixMilliseconds() : ValueConverter<DateTimeOffset, long>(
        time => time.ToUnixTimeMilliseconds(), milliseconds => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds));
}
