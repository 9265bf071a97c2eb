using Serilog;
using SmtpSetupWizard.Web.Api;
using SmtpSetupWizard.Web.Cases;
using SmtpSetupWizard.Web.Checking;
using SmtpSetupWizard.Web.Discovery;
using SmtpSetupWizard.Web.Hosting;
using SmtpSetupWizard.Web.Layout;
using SmtpSetupWizard.Web.Reports;
using SmtpSetupWizard.Web.Results;

Log.Logger = LogSetup.Bootstrap();
try
{
    var builder = WebApplication.CreateBuilder(args);
    builder.ListenByDefault();
    builder.AddSettings();
    builder.AddLogs();
    builder.AddKeys();
    builder.AddSite();
    builder.AddFailures();
    builder.AddRequestSize();
    builder.AddSafeHeaders();
    builder.AddHealth();
    builder.AddReports();
    builder.AddChecking();
    builder.AddDiscovery();
    builder.AddCases();
    builder.AddApi();
    builder.AddPages();

    var app = builder.Build();
    app.ValidateSettings();
    app.WarnAboutEhloName();
    await app.MigrateReportsAsync();

    app.UseKnownProxies();
    app.UseSafeHeaders();
    app.UseRequestLog();
    app.UseReportNegotiation();
    app.UseFailures();
    app.UseRequestSize();
    app.UseRouting();
    app.UseReportRequests();
    app.UseRequestLinks();
    app.UsePages();

    app.MapHealth();
    app.MapOpenApi();
    app.MapChecksApi();
    app.MapCasesApi();
    app.MapExplanationsApi();
    app.MapDiscoveryApi();
    app.MapPages();
    await app.RunAsync();
    return 0;
}
catch (SettingsException error)
{
    Log.Fatal("{Problems}", error.Message);
    return 1;
}
catch (Exception error) when (error is not HostAbortedException)
{
    Log.Fatal(error, "The application ended");
    return 1;
}
finally
{
    await Log.CloseAndFlushAsync();
}
