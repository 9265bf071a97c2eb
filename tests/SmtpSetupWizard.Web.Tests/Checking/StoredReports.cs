using Microsoft.EntityFrameworkCore;
using SmtpSetupWizard.Web.Reports;
using SmtpSetupWizard.Web.Tests.Hosting;

namespace SmtpSetupWizard.Web.Tests.Checking;

/// <summary>Looks into the database itself.</summary>
public static class StoredReports
{
    public static async Task<int> CountAsync(TestApp app)
    {
        await using var context = await app.Get<IDbContextFactory<ReportsContext>>().CreateDbContextAsync(TestContext.Current.CancellationToken);
        return await context.Reports.CountAsync(TestContext.Current.CancellationToken);
    }
}
