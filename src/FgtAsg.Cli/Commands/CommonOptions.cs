using System.CommandLine;
using System.Globalization;

namespace FgtAsg.Cli.Commands;

/// <summary>Options that check their values while the arguments are parsed, so that a command never gets a wrong value.</summary>
internal static class CommonOptions
{
    /// <summary>An option without a value.</summary>
    public static Option<bool> Switch(string name, string description) =>
        new(name) { Description = description, Arity = ArgumentArity.Zero };

    /// <param name="name">With its dashes.</param>
    /// <param name="what">The kind of value for the error message, such as <c>a whole number</c>.</param>
    /// <param name="from">The smallest allowed value.</param>
    /// <param name="to">The largest allowed value.</param>
    /// <param name="byDefault">The value when the option is not set.</param>
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

    /// <summary>The build of the function to run, such as a published or a native one.</summary>
    public static Option<string?> Function() => new("--function")
    {
        Description = "Run this build of the function (FgtAsg.dll or an executable) instead of the one that was built with the tool.",
        HelpName = "file",
        CustomParser = result =>
        {
            var path = result.Tokens[0].Value;
            if (File.Exists(path))
            {
                return Path.GetFullPath(path);
            }

            result.AddError($"--function takes a file: '{path}' {(Directory.Exists(path) ? "is a folder" : "does not exist")}.");
            return null;
        },
    };
}
