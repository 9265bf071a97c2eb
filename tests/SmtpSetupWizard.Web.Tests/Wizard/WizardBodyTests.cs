using Bunit;
using SmtpSetupWizard.Diagnostics.Network;
using SmtpSetupWizard.Web.Checking;
using SmtpSetupWizard.Web.Localization;
using SmtpSetupWizard.Web.Tests.Layout;
using SmtpSetupWizard.Web.Wizard;

namespace SmtpSetupWizard.Web.Tests.Wizard;

public sealed class WizardBodyTests : PageContext
{
    private static readonly WizardSteps Steps = new(new ChecksOptions(), new EgressPolicy(new()));
    private static readonly WizardAnswers Answers = new() { Address = "ann@example.com", Host = "smtp.example.com", UserName = "\"><script>x</script>" };

    public static TheoryData<WizardStep, string> StepsAndLanguages =>
        [.. Enum.GetValues<WizardStep>().SelectMany(step => Texts.Languages, (step, language) => new TheoryDataRow<WizardStep, string>(step, language))];

    [Theory, MemberData(nameof(StepsAndLanguages))]
    public void Every_step_is_one_form_of_the_browsers_own(WizardStep step, string language)
    {
        var page = Body(step, language);

        var form = page.Find("form[data-answers]");
        Assert.Equal(step == WizardStep.SignIn ? ("post", "/checks") : ("get", "/"), (form.GetAttribute("method"), form.GetAttribute("action")));
        Assert.All(page.FindAll("input:not([type=hidden])"), input => Assert.True(page.FindAll($"label[for='{input.Id}']").Count == 1 || input.ParentElement!.LocalName == "label"));
        Assert.DoesNotContain(page.FindAll("*"), element => element.HasAttribute("style") || element.Attributes.Any(a => a.Name.StartsWith("on", StringComparison.Ordinal)));
        Assert.Empty(page.FindAll("script"));
    }

    [Theory, MemberData(nameof(StepsAndLanguages))]
    public void Every_step_carries_all_answers_once(WizardStep step, string language)
    {
        var names = Body(step, language).FindAll("form[data-answers] :is(input, select)[name]").Where(field => field.GetAttribute("type") is not "checkbox" and not "radio").Select(field => field.GetAttribute("name")!);

        Assert.Equal(names.Distinct(), names);
        Assert.Superset(new HashSet<string> { "address", "host", "username" }, names.ToHashSet());
    }

    [Fact]
    public void The_password_is_in_no_other_form_and_is_not_bound()
    {
        var password = Body(WizardStep.SignIn, "en").Find("input[name=password]");

        Assert.Equal("/checks", password.Closest("form")!.GetAttribute("action"));
        Assert.False(password.HasAttribute("value"));
        Assert.DoesNotContain(password.Attributes, attribute => attribute.Name.StartsWith("blazor:", StringComparison.Ordinal));
    }

    [Fact]
    public void Without_https_there_is_no_password_field_and_the_reason_is_said()
    {
        var page = Draw<WizardBody>("en", body => body.Add(x => x.State, Steps.Show(Answers, WizardStep.SignIn, "en")).Add(x => x.PasswordAllowed, false));

        Assert.Empty(page.FindAll("input[type=password]"));
        Assert.Contains("https://", page.Find("[role=alert]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void An_error_stands_beside_its_field_and_describes_it()
    {
        var state = Steps.Refused(Answers, new Dictionary<string, string[]> { ["password"] = ["Type it again."] });
        var page = Draw<WizardBody>("en", body => body.Add(x => x.State, state).Add(x => x.PasswordAllowed, true));

        var password = page.Find("input[name=password]");
        Assert.Equal("true", password.GetAttribute("aria-invalid"));
        Assert.Contains("Type it again.", page.Find("#" + password.GetAttribute("aria-describedby")!.Split(' ')[0]).TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_circuit_back_takes_along_what_was_typed_and_never_in_an_address()
    {
        var back = Body(WizardStep.SignIn, "en").Find("button[name=back]");

        Assert.Equal(("post", "/checks"), (back.Closest("form")!.GetAttribute("method"), back.Closest("form")!.GetAttribute("action")));
        Assert.True(back.HasAttribute("formnovalidate"));
    }

    [Fact]
    public void Only_the_first_endpoint_is_the_port_typed_by_its_number() =>
        Assert.Equal(["port", "endpoint"], FormErrors.Of(new Dictionary<string, string[]> { ["endpoints[0].port"] = ["x"], ["endpoints[1].port"] = ["y"] }, hasAnotherPort: true).Keys);

    private IRenderedComponent<WizardBody> Body(WizardStep step, string language) =>
        Draw<WizardBody>(language, body => body.Add(x => x.State, Steps.Show(Answers, step, language)).Add(x => x.PasswordAllowed, true));
}
