using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using SmtpSetupWizard.Web.Reports;

namespace SmtpSetupWizard.Web.Hosting;

/// <summary><c>/health/live</c>: the process answers. <c>/health/ready</c>: the store does, too.</summary>
public static class Health
{
    public static void AddHealth(this WebApplicationBuilder builder) => builder.Services.AddHealthChecks().AddCheck<StoreAnswers>("store");

    public static void MapHealth(this WebApplication app)
    {
        app.MapHealthChecks("/health/live", new() { Predicate = _ => false });
        app.MapHealthChecks("/health/ready");
    }

    private sealed class StoreAnswers(IDbContextFactory<ReportsContext> contexts) : IHealthCheck
    {
        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
        {
            await using var reports = await contexts.CreateDbContextAsync(cancellationToken);
            await reports.Reports.AsNoTracking().Select(row => row.Status).FirstOrDefaultAsync(cancellationToken);
            return HealthCheckResult.Healthy();
        }
    }
}
