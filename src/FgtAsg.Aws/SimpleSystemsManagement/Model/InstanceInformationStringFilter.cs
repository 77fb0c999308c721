#nullable disable

namespace Amazon.SimpleSystemsManagement.Model;

public class InstanceInformationStringFilter
{
    /// <summary>For example <c>InstanceIds</c>.</summary>
    public string Key { get; set; }

    public List<string> Values { get; set; }
}
