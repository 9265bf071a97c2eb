using SmtpSetupWizard.Diagnostics.Discovery;
using SmtpSetupWizard.Web.Localization;

namespace SmtpSetupWizard.Web.Discovery;

/// <summary>What somebody should know of a provider before signing in there.</summary>
public static class ProviderHint
{
    /// <summary>The provider's own, else what holds for its kind of password; null when there is nothing to know.</summary>
    public static string? Of(Provider? provider, PasswordKind password, string language)
    {
        if (provider is not null && Texts.Find(language, $"providers.{provider.Id}") is { } own) return own;
        return password switch
        {
            PasswordKind.AppPassword => Texts.Get(language, "providers.kind.appPassword"),
            PasswordKind.SmtpPassword => Texts.Get(language, "providers.kind.smtpPassword"),
            PasswordKind.ApiKey => Texts.Get(language, "providers.kind.apiKey"),
            PasswordKind.OauthOnly => Texts.Get(language, "providers.kind.oauthOnly"),
            PasswordKind.OauthOrPassword => Texts.Get(language, "providers.kind.oauthOrPassword"),
            _ => provider is { SwitchOnFirst: true } ? Texts.Get(language, "providers.kind.switchOn") : null,
        };
    }
}
