using Serilog;
using SmtpSetupWizard.Web.Hosting;
using SmtpSetupWizard.Web.Layout;

Log.Logger = LogSetup.Bootstrap();
try
{
    var builder = WebApplication.CreateBuilder(args);
    builder.ListenByDefault();
    builder.AddLogs();
    builder.AddPages();

    var app = builder.Build();
    app.UsePages();
    app.MapPages();
    app.Run();
    return 0;
}
catch (Exception error) when (error is not HostAbortedException)
{
    Log.Fatal(error, "The application ended");
    return 1;
}
finally
{
    Log.CloseAndFlush();
}
