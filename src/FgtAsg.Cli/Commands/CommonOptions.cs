using System.CommandLine;
using System.Globalization;

namespace FgtAsg.Cli.Commands;

/// <summary>Options that check their values themselves, so that a wrong one never reaches a command.</summary>
internal static class CommonOptions
{
    /// <summary>A switch: it takes no value, so there is none that could be wrong.</summary>
    public static Option<bool> Switch(string name, string description) =>
        new(name) { Description = description, Arity = ArgumentArity.Zero };

    /// <param name="name">With its dashes.</param>
    /// <param name="what">What it takes, such as <c>a whole number</c>.</param>
    /// <param name="from">The least that it takes.</param>
    /// <param name="to">The most that it takes.</param>
    /// <param name="byDefault">What it is when it is not given.</param>
    public static Option<int> Number(string name, string what, int from, int to, int byDefault) => new(name)
    {
        DefaultValueFactory = _ => byDefault,
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
                && number >= from
                && number <= to)
            {
                return number;
            }

            result.AddError(string.Create(CultureInfo.InvariantCulture, $"{name} takes {what} from {from} to {to}, not '{text}'."));
            return byDefault;
        },
    };

    /// <summary>Any build of the function can be shown and tried: the published one, a native one.</summary>
    public static Option<string?> Function() => new("--function")
    {
        Description = "Run this build of the function (FgtAsg.dll, or an executable) instead of the one that was built along.",
        HelpName = "file",
        CustomParser = result =>
        {
            var path = result.Tokens[0].Value;
            if (File.Exists(path))
            {
                return Path.GetFullPath(path);
            }

            result.AddError($"--function takes a file, and {(Directory.Exists(path) ? $"'{path}' is a folder" : $"there is no '{path}'")}.");
            return null;
        },
    };
}
