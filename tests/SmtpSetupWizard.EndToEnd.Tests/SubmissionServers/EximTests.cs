namespace SmtpSetupWizard.EndToEnd.Tests.SubmissionServers;

public sealed class EximTests(TestBed bed, Exim server) : SubmissionServerTests(bed, server), IClassFixture<Exim>;
