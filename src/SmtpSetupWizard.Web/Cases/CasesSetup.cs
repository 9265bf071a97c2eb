using SmtpSetupWizard.Web.Links;

namespace SmtpSetupWizard.Web.Cases;

/// <summary>What agents ask customers for, and what comes of it.</summary>
public static class CasesSetup
{
    public static void AddCases(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<CaseStore>();
        services.AddSingleton<CaseLimits>();
        services.AddSingleton<CaseIntake>();
        services.AddSingleton<CaseReader>();
        services.AddSingleton<CustomerRuns>();
        services.AddSingleton<AgentKey>();
        services.AddSingleton<LinkedHosts>();
    }
}
