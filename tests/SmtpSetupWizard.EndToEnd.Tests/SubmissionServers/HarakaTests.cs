namespace SmtpSetupWizard.EndToEnd.Tests.SubmissionServers;

public sealed class HarakaTests(TestBed bed, Haraka server) : SubmissionServerTests(bed, server), IClassFixture<Haraka>;
