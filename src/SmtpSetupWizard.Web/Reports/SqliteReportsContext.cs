using Microsoft.EntityFrameworkCore;

namespace SmtpSetupWizard.Web.Reports;

/// <summary>The reports in SQLite; its migrations lie in <c>Reports/Migrations</c>.</summary>
public sealed class SqliteReportsContext(DbContextOptions<SqliteReportsContext> options) : ReportsContext(options);
