using SmtpSetupWizard.EndToEnd.Tests.Apps;
using SmtpSetupWizard.EndToEnd.Tests.Browsers;
using SmtpSetupWizard.EndToEnd.Tests.MailServers;

namespace SmtpSetupWizard.EndToEnd.Tests;

/// <summary>What all tests stand on, started once: a mail server, the app that reaches it, a browser.</summary>
public sealed class TestBed : IAsyncLifetime
{
    public MailServer MailServer { get; } = new();

    public Browser Browser { get; } = new();

    /// <summary>The app as everybody uses it here: no limits, the mail server's names and authority known.</summary>
    public RunningApp App { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        await MailServer.StartAsync();
        App = RunningApp.Start(MailServer);
    }

    public async ValueTask DisposeAsync()
    {
        await Browser.DisposeAsync();
        if (App is not null) await App.DisposeAsync();
        await MailServer.DisposeAsync();
    }
}
