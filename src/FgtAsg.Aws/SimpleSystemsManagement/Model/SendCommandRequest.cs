#nullable disable

namespace Amazon.SimpleSystemsManagement.Model;

public class SendCommandRequest : AmazonSimpleSystemsManagementRequest
{
    /// <summary>At most 100 characters; whoever may list commands reads it.</summary>
    public string Comment { get; set; }

    /// <summary>The document's name, or its ARN where another account shares it.</summary>
    public string DocumentName { get; set; }

    public string DocumentVersion { get; set; }

    /// <summary>At most 50.</summary>
    public List<string> InstanceIds { get; set; }

    /// <summary>By the names that the document gives them.</summary>
    public Dictionary<string, List<string>> Parameters { get; set; }

    /// <summary>For how long the command waits for its delivery to the agent, 30 to 2592000 seconds.</summary>
    public int? TimeoutSeconds { get; set; }
}
