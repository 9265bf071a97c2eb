using SmtpSetupWizard.EndToEnd.Tests.Apps;

namespace SmtpSetupWizard.EndToEnd.Tests.Secrets;

/// <summary>An app that logs all that it can, down to the frames of a circuit, and the one password that it is told.</summary>
public sealed class TalkativeApp(TestBed bed) : IAsyncLifetime
{
    public Canary Canary { get; } = new();

    public RunningApp App { get; private set; } = null!;

    public ValueTask InitializeAsync()
    {
        App = RunningApp.Start(
            bed.MailServer,
            ("Serilog:MinimumLevel:Default", "Verbose"),
            ("Serilog:MinimumLevel:Override:Microsoft.AspNetCore", "Verbose"),
            ("Serilog:MinimumLevel:Override:Microsoft.EntityFrameworkCore", "Verbose"));
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync() => await App.DisposeAsync();
}
