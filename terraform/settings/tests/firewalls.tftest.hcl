# The settings of the firewalls in group: image, addresses, metadata, health.

variables {
  group = {
    image_id           = "ami-0123456789abcdef0"
    instance_type      = "c6i.xlarge"
    subnet_ids         = ["subnet-0123456789abcdef0"]
    security_group_ids = ["sg-0123456789abcdef0"]
    max_size           = 4
  }

  network_interfaces = {
    trust = {
      device_index    = 1
      subnet_id_map   = { us-east-1a = "subnet-0123456789abcdef1" }
      security_groups = ["sg-0123456789abcdef1"]
    }
  }
}

run "image_by_name" {
  command = plan

  variables {
    group = {
      image_id           = "FortiGate"
      instance_type      = "c6i.xlarge"
      subnet_ids         = ["subnet-0123456789abcdef0"]
      security_group_ids = ["sg-0123456789abcdef0"]
      max_size           = 4
    }
  }

  expect_failures = [var.group]
}

run "no_image" {
  command = plan

  variables {
    group = {
      image_id           = null
      instance_type      = "c6i.xlarge"
      subnet_ids         = ["subnet-0123456789abcdef0"]
      security_group_ids = ["sg-0123456789abcdef0"]
      max_size           = 4
    }
  }

  expect_failures = [var.group]
}

run "two_images" {
  command = plan

  variables {
    group = {
      image_id           = "ami-0123456789abcdef0"
      instance_type      = "c6i.xlarge"
      subnet_ids         = ["subnet-0123456789abcdef0"]
      security_group_ids = ["sg-0123456789abcdef0"]
      max_size           = 4
      image              = { version = "7.4.8" }
    }
  }

  expect_failures = [var.group]
}

run "image_version_in_words" {
  command = plan

  variables {
    group = {
      image              = { version = "latest" }
      instance_type      = "c6i.xlarge"
      subnet_ids         = ["subnet-0123456789abcdef0"]
      security_group_ids = ["sg-0123456789abcdef0"]
      max_size           = 4
    }
  }

  expect_failures = [var.group]
}

run "unknown_image_license" {
  command = plan

  variables {
    group = {
      image              = { version = "7.4.8", license = "flex" }
      instance_type      = "c6i.xlarge"
      subnet_ids         = ["subnet-0123456789abcdef0"]
      security_group_ids = ["sg-0123456789abcdef0"]
      max_size           = 4
    }
  }

  expect_failures = [var.group]
}

run "license_for_pay_as_you_go" {
  command = plan

  variables {
    licenses = { required = true }
    group = {
      image              = { version = "7.4.8" }
      instance_type      = "c6i.xlarge"
      subnet_ids         = ["subnet-0123456789abcdef0"]
      security_group_ids = ["sg-0123456789abcdef0"]
      max_size           = 4
    }
  }

  expect_failures = [var.group]
}

run "elb_health_check_without_a_load_balancer" {
  command = plan

  variables {
    group = {
      image_id           = "ami-0123456789abcdef0"
      instance_type      = "c6i.xlarge"
      subnet_ids         = ["subnet-0123456789abcdef0"]
      security_group_ids = ["sg-0123456789abcdef0"]
      max_size           = 4
      health_check_type  = "ELB"
    }
  }

  expect_failures = [var.group]
}

# A firewall with two interfaces does not get back the public address that it loses when it stops.
run "public_address_lost_by_a_stop" {
  command = plan

  variables {
    group = {
      image_id                    = "ami-0123456789abcdef0"
      instance_type               = "c6i.xlarge"
      subnet_ids                  = ["subnet-0123456789abcdef0"]
      security_group_ids          = ["sg-0123456789abcdef0"]
      max_size                    = 4
      associate_public_ip_address = true
      warm_pool                   = {}
    }
  }

  expect_failures = [var.group]
}

run "public_address_of_a_running_pool" {
  command = plan

  variables {
    group = {
      image_id                    = "ami-0123456789abcdef0"
      instance_type               = "c6i.xlarge"
      subnet_ids                  = ["subnet-0123456789abcdef0"]
      security_group_ids          = ["sg-0123456789abcdef0"]
      max_size                    = 4
      associate_public_ip_address = true
      warm_pool                   = { state = "Running" }
    }
  }
}

run "no_public_address_of_a_stopped_pool" {
  command = plan

  variables {
    group = {
      image_id                    = "ami-0123456789abcdef0"
      instance_type               = "c6i.xlarge"
      subnet_ids                  = ["subnet-0123456789abcdef0"]
      security_group_ids          = ["sg-0123456789abcdef0"]
      max_size                    = 4
      associate_public_ip_address = false
      warm_pool                   = {}
    }
  }
}

run "public_address_without_a_pool" {
  command = plan

  variables {
    group = {
      image_id                    = "ami-0123456789abcdef0"
      instance_type               = "c6i.xlarge"
      subnet_ids                  = ["subnet-0123456789abcdef0"]
      security_group_ids          = ["sg-0123456789abcdef0"]
      max_size                    = 4
      associate_public_ip_address = true
      warm_pool                   = null
    }
  }
}

run "elastic_ip_of_a_stopped_pool" {
  command = plan

  variables {
    group = {
      image_id                    = "ami-0123456789abcdef0"
      instance_type               = "c6i.xlarge"
      subnet_ids                  = ["subnet-0123456789abcdef0"]
      security_group_ids          = ["sg-0123456789abcdef0"]
      max_size                    = 4
      associate_public_ip_address = true
      warm_pool                   = {}
    }
    network_interfaces = {
      untrust = { device_index = 0, enable_public_ip = true }
      trust = {
        device_index    = 1
        subnet_id_map   = { us-east-1a = "subnet-0123456789abcdef1" }
        security_groups = ["sg-0123456789abcdef1"]
      }
    }
  }
}

run "existing_elastic_ip_of_a_stopped_pool" {
  command = plan

  variables {
    group = {
      image_id                    = "ami-0123456789abcdef0"
      instance_type               = "c6i.xlarge"
      subnet_ids                  = ["subnet-0123456789abcdef0"]
      security_group_ids          = ["sg-0123456789abcdef0"]
      max_size                    = 4
      associate_public_ip_address = true
      warm_pool                   = {}
    }
    network_interfaces = {
      untrust = { device_index = 0, existing_eip_id = "eipalloc-0123456789abcdef0" }
      trust = {
        device_index    = 1
        subnet_id_map   = { us-east-1a = "subnet-0123456789abcdef1" }
        security_groups = ["sg-0123456789abcdef1"]
      }
    }
  }
}

run "public_address_of_one_interface_of_a_stopped_pool" {
  command = plan

  variables {
    group = {
      image_id                    = "ami-0123456789abcdef0"
      instance_type               = "c6i.xlarge"
      subnet_ids                  = ["subnet-0123456789abcdef0"]
      security_group_ids          = ["sg-0123456789abcdef0"]
      max_size                    = 4
      associate_public_ip_address = true
      warm_pool                   = {}
    }
    network_interfaces = { untrust = { device_index = 0 } }
  }
}

run "metadata_tag_with_a_space" {
  command = plan

  variables {
    start_command = { document = "firewall-start" }
    tags          = { "cost centre" = "x" }
  }

  expect_failures = [var.group]
}

run "metadata_tag_with_a_slash" {
  command = plan

  variables {
    start_command = { document = "firewall-start" }
    tags          = { "team/net" = "x" }
  }

  expect_failures = [var.group]
}

run "metadata_tag_of_a_dot" {
  command = plan

  variables {
    start_command = { document = "firewall-start" }
    tags          = { "." = "x" }
  }

  expect_failures = [var.group]
}

run "metadata_tag_of_two_dots" {
  command = plan

  variables {
    start_command = { document = "firewall-start" }
    tags          = { ".." = "x" }
  }

  expect_failures = [var.group]
}

run "metadata_tag_index" {
  command = plan

  variables {
    start_command = { document = "firewall-start" }
    tags          = { "_index" = "x" }
  }

  expect_failures = [var.group]
}

run "metadata_tag_with_another_letter" {
  command = plan

  variables {
    start_command = { document = "firewall-start" }
    tags          = { "Größe" = "x" }
  }

  expect_failures = [var.group]
}
