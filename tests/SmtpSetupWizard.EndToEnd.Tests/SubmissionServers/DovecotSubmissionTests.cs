namespace SmtpSetupWizard.EndToEnd.Tests.SubmissionServers;

public sealed class DovecotSubmissionTests(TestBed bed, DovecotSubmission server) : SubmissionServerTests(bed, server), IClassFixture<DovecotSubmission>;
