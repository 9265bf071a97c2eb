namespace SmtpSetupWizard.EndToEnd.Tests.SubmissionServers;

public sealed class OpenSmtpdTests(TestBed bed, OpenSmtpd server) : SubmissionServerTests(bed, server), IClassFixture<OpenSmtpd>;
