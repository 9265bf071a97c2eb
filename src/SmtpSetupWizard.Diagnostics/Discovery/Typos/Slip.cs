namespace SmtpSetupWizard.Diagnostics.Discovery.Typos;

/// <summary>Slips of the fingers.</summary>
internal static class Slip
{
    private static readonly string[] Rows = ["qwertyuiop", "asdfghjkl", "zxcvbnm"];
    private static readonly double[] Shift = [0, 0.25, 0.75];

    /// <summary>Letters left out, put in, replaced, or swapped with their neighbour (Damerau–Levenshtein, each place once).</summary>
    public static int Count(string one, string other)
    {
        Span<int> before = stackalloc int[other.Length + 1], last = stackalloc int[other.Length + 1], now = stackalloc int[other.Length + 1];
        for (var column = 0; column <= other.Length; column++) last[column] = column;
        for (var row = 1; row <= one.Length; row++)
        {
            now[0] = row;
            for (var column = 1; column <= other.Length; column++)
            {
                var replaced = last[column - 1] + (one[row - 1] == other[column - 1] ? 0 : 1);
                now[column] = Math.Min(Math.Min(last[column] + 1, now[column - 1] + 1), replaced);
                if (row > 1 && column > 1 && one[row - 1] == other[column - 2] && one[row - 2] == other[column - 1]) now[column] = Math.Min(now[column], before[column - 2] + 1);
            }

            var oldest = before;
            before = last;
            last = now;
            now = oldest;
        }

        return last[other.Length];
    }

    /// <summary>Whether both have the same letters, but for <paramref name="odd"/> of them.</summary>
    public static bool SameLetters(string one, string other, int odd = 0)
    {
        Span<int> balance = stackalloc int[128];
        foreach (var letter in one) balance[letter & 127]++;
        foreach (var letter in other) balance[letter & 127]--;
        var sum = 0;
        foreach (var letters in balance) sum += Math.Abs(letters);
        return sum <= odd;
    }

    /// <summary>Whether <paramref name="typed"/> is <paramref name="meant"/> with one letter twice.</summary>
    public static bool IsDoubled(string typed, string meant)
    {
        if (typed.Length != meant.Length + 1) return false;
        for (var at = 1; at < typed.Length; at++)
            if (typed[at] == typed[at - 1] && typed.AsSpan(0, at).SequenceEqual(meant.AsSpan(0, at)) && typed.AsSpan(at + 1).SequenceEqual(meant.AsSpan(at))) return true;
        return false;
    }

    /// <summary>Whether the one slip that parts them is one that fingers make: a swap, a letter left out, doubled, or from a key beside the right one.</summary>
    public static bool IsClear(string typed, string meant)
    {
        if (typed.Length < meant.Length || IsDoubled(typed, meant) || SameLetters(typed, meant)) return true;
        var at = 0;
        while (at < meant.Length && typed[at] == meant[at]) at++;
        if (typed.Length == meant.Length) return AreNeighbours(typed[at], meant[at]);
        return (at > 0 && AreNeighbours(typed[at], meant[at - 1])) || (at < meant.Length && AreNeighbours(typed[at], meant[at]));
    }

    /// <summary>Whether the keys lie side by side.</summary>
    public static bool AreNeighbours(char one, char other) =>
        Place(one) is var (row, column) && Place(other) is var (otherRow, otherColumn) && Math.Abs(row - otherRow) <= 1 && Math.Abs(column - otherColumn) < 1.1;

    private static (int Row, double Column)? Place(char letter)
    {
        for (var row = 0; row < Rows.Length; row++)
            if (Rows[row].IndexOf(letter, StringComparison.Ordinal) is >= 0 and var column) return (row, column + Shift[row]);
        return null;
    }
}
