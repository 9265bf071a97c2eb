using Microsoft.AspNetCore.Components;

namespace SmtpSetupWizard.Web.Localization;

/// <summary>A component that speaks the reader's language. An island is given it as a parameter and hands it on.</summary>
public abstract class LocalizedComponent : ComponentBase
{
    public const string Cascade = "Language";

    [CascadingParameter(Name = Cascade)]
    public string Language { get; set; } = Texts.Fallback;

    /// <inheritdoc cref="Texts.Get"/>
    protected string T(string key, params ReadOnlySpan<object?> arguments) => Texts.Get(Language, key, arguments);
}
