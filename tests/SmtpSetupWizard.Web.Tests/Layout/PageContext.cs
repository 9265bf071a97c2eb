using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.Extensions.DependencyInjection;
using SmtpSetupWizard.Diagnostics.Network;
using SmtpSetupWizard.Web.Checking;
using SmtpSetupWizard.Web.Explanations;
using SmtpSetupWizard.Web.Localization;
using SmtpSetupWizard.Web.Wizard;

namespace SmtpSetupWizard.Web.Tests.Layout;

/// <summary>What the parts of the pages need to be drawn.</summary>
public abstract class PageContext : BunitContext
{
    private static readonly ExplanationLibrary Library = new();

    protected PageContext()
    {
        Services.AddSingleton(Library);
        Services.AddSingleton(new ChecksOptions());
        Services.AddSingleton(new EgressPolicy(new()));
        Services.AddSingleton<WizardSteps>();
        Services.AddSingleton(TimeProvider.System);
        Services.AddSingleton<AntiforgeryStateProvider, Token>();
        JSInterop.Mode = JSRuntimeMode.Loose;
    }

    protected IRenderedComponent<T> Draw<T>(string language, Action<ComponentParameterCollectionBuilder<T>> parameters)
        where T : IComponent => Render<T>(builder =>
        {
            builder.AddCascadingValue(LocalizedComponent.Cascade, language);
            parameters(builder);
        });

    private sealed class Token : AntiforgeryStateProvider
    {
        public override AntiforgeryRequestToken? GetAntiforgeryToken() => new("token", "__RequestVerificationToken");
    }
}
