using System.Collections.Frozen;

namespace SmtpSetupWizard.Diagnostics.Discovery.Typos;

/// <summary>What can stand at the end of a domain.</summary>
internal static class Suffixes
{
    /// <summary>ISO 3166-1 with the few that are used besides.</summary>
    private static readonly FrozenSet<string> Countries = Set("""
        ac ad ae af ag ai al am ao aq ar as at au aw ax az ba bb bd be bf bg bh bi bj bm bn bo br bs bt bw by bz ca cc cd cf cg ch ci ck cl cm cn co cr cu cv cw cx cy cz
        de dj dk dm do dz ec ee eg er es et eu fi fj fk fm fo fr ga gd ge gf gg gh gi gl gm gn gp gq gr gs gt gu gw gy hk hm hn hr ht hu id ie il im in io iq ir is it
        je jm jo jp ke kg kh ki km kn kp kr kw ky kz la lb lc li lk lr ls lt lu lv ly ma mc md me mg mh mk ml mm mn mo mp mq mr ms mt mu mv mw mx my mz na nc ne nf ng
        ni nl no np nr nu nz om pa pe pf pg ph pk pl pm pn pr ps pt pw py qa re ro rs ru rw sa sb sc sd se sg sh si sk sl sm sn so sr ss st su sv sx sy sz tc td tf tg
        th tj tk tl tm tn to tr tt tv tw tz ua ug uk us uy uz va vc ve vg vi vn vu wf ws ye yt za zm zw
        """);

    private static readonly FrozenSet<string> Generic = Set("""
        com net org edu gov mil int info biz name pro mobi tel asia cat coop jobs travel aero museum app dev email mail online site shop store cloud tech club xyz live
        news media world life group team work company agency digital studio design space website blog wiki top vip icu art bar bio cam events fun
        """);

    private static readonly FrozenSet<string> SecondLevel = Set("co com net org ac gov edu or ne gob");

    public static bool IsCountry(string suffix) => Countries.Contains(suffix);

    public static bool IsGeneric(string suffix) => Generic.Contains(suffix);

    /// <summary>Whether domains end like this, such as <c>it</c>, <c>net</c>, <c>co.uk</c>.</summary>
    public static bool Exist(string suffix) => suffix.Split('.') switch
    {
        [var only] => IsCountry(only) || IsGeneric(only),
        [var second, var country] => SecondLevel.Contains(second) && IsCountry(country),
        _ => false,
    };

    private static FrozenSet<string> Set(string words) => words.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
}
