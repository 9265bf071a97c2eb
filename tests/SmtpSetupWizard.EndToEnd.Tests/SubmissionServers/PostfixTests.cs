namespace SmtpSetupWizard.EndToEnd.Tests.SubmissionServers;

public sealed class PostfixTests(TestBed bed, Postfix server) : SubmissionServerTests(bed, server), IClassFixture<Postfix>;
