namespace FgtAsg.Tests.Architecture.Planted.Parent.Child;

internal static class Daughter
{
    public static string Name => $"daughter of {Mother.Name}";
}
