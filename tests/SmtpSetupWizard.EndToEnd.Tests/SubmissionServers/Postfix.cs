namespace SmtpSetupWizard.EndToEnd.Tests.SubmissionServers;

/// <summary>The Postfix of all tests, with Dovecot's sign-in.</summary>
public sealed class Postfix(TestBed bed) : SubmissionServer(bed.MailServer.Good, bed.MailServer.Expired, bed.MailServer.SelfSigned, bed.MailServer.Small, bed)
{
    public override IReadOnlyList<string> RefusedSignIns(string userName) => MailServer.RefusedSignIns(userName);

    public override ValueTask InitializeAsync() => ValueTask.CompletedTask;
}
