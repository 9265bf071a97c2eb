using System.Runtime.Versioning;
using SmtpSetupWizard.EndToEnd.Tests;

// Postfix, Dovecot and what a silent port is are Linux's here.
[assembly: SupportedOSPlatform("linux")]
[assembly: AssemblyFixture(typeof(TestBed))]
