using SmtpSetupWizard.Web.Localization;

namespace SmtpSetupWizard.Web.Apps;

/// <summary>Whether an app checks certificates, in words.</summary>
public static class CertificateText
{
    public static string Of(CertificateCheck check, string language) =>
        Texts.Get(language, $"apps.guide.certificate.{check.Rule.ToString().ToLowerInvariant()}", check.Word);
}
