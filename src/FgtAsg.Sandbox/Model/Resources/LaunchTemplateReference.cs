namespace FgtAsg.Sandbox.Model.Resources;

/// <summary>A launch template as a group names it.</summary>
/// <param name="Template">Its id or its name.</param>
/// <param name="Version">A number, <c>$Latest</c> or <c>$Default</c>; what it means is looked up at every launch.</param>
public sealed record LaunchTemplateReference(string Template, string Version = LaunchTemplateReference.Default)
{
    public const string Default = "$Default";

    public const string Latest = "$Latest";
}
