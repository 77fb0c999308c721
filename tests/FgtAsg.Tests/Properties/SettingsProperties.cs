using System.Text.RegularExpressions;
using FgtAsg.Configuration;
using FsCheck.Fluent;

namespace FgtAsg.Tests.Properties;

public sealed partial class SettingsProperties
{
    [Fact]
    public void Read_ValidEnvironment_GivesTheOptions() => Cases.All(
        SettingsGen.Valid,
        said => Assert.Equivalent(said.Expected, OptionsReader.Read(said.Environment), strict: true),
        said => Text(said.Environment));

    [Fact]
    public void Read_WrongVariables_NamesExactlyThese() => Cases.All(
        SettingsGen.Spoiled,
        said =>
        {
            var error = Assert.Throws<ConfigurationException>(() => OptionsReader.Read(said.Environment));
            Assert.Equal(
                said.Wrong.Order(StringComparer.Ordinal),
                error.Errors.Select(Variable).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
            Assert.All(error.Errors, text => Assert.Contains(": ", text, StringComparison.Ordinal));
        },
        said => $"wrong: {string.Join(", ", said.Wrong)}\n{Text(said.Environment)}");

    [Fact]
    public void Read_WrongOptionsOfInterfaces_NamesExactlyThese() => Cases.All(
        InterfacesGen.Spoiled,
        said =>
        {
            var errors = new List<string>();
            NetworkInterfacesReader.Read($"{said.Map}", errors);
            Assert.All(said.Wrong, path => Assert.Contains(errors, error => IsOf(path, error)));
            Assert.All(errors, error => Assert.Contains(said.Wrong, path => IsOf(path, error)));
        },
        said => $"wrong: {string.Join(", ", said.Wrong)}\n{said.Map}");

    [Fact]
    public void Read_AnyTexts_GiveOptionsOrATypedError() => Cases.All(SettingsGen.Any, AssertTyped, Text, count: 500);

    [Fact]
    public void Read_AnyMapOfInterfaces_GivesOptionsOrATypedError() => Cases.All(
        JsonMutations.Of(InterfacesGen.Interfaces.SelectMany(InterfacesGen.Map), most: 3),
        json => AssertTyped(FgtAsg.Tests.Configuration.TestEnvironment.With(("network_interfaces", $"{json}"))),
        shrink: Smaller.Than,
        count: 500);

    private static void AssertTyped(Dictionary<string, string> environment)
    {
        try
        {
            var options = OptionsReader.Read(environment);
            Assert.NotEmpty(options.AutoScalingGroupName);
            Assert.Equal(options.NetworkInterfaces.Count, options.NetworkInterfaces.Select(i => i.DeviceIndex).Distinct().Count());
        }
        catch (ConfigurationException e)
        {
            Assert.Equal("InvalidConfiguration", e.ErrorType);
            Assert.NotEmpty(e.Errors);
            Assert.All(e.Errors, error => Assert.NotEmpty(Variable(error)));
        }
    }

    /// <summary>The variable's name, with which every error begins.</summary>
    private static string Variable(string error) => ErrorStart().Match(error).Value;

    private static bool IsOf(string path, string error) =>
        error.StartsWith($"{path} ", StringComparison.Ordinal)
        || (path.EndsWith(".existing_eip_id", StringComparison.Ordinal)
            && error.StartsWith($"{path[..^16]} has both ", StringComparison.Ordinal));

    private static string Text(Dictionary<string, string> environment) => string.Join('\n', environment.Select(v => $"{v.Key}={v.Value}"));

    [GeneratedRegex(@"\A[a-z0-9_]+(?=[ .:])", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ErrorStart();
}
